"""``sqlmodel.ext``"""
