"""``sqlmodel.ext.asyncio``"""
