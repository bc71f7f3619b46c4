"""${message}"""
revision = 
