"""${message}"""
revision = ${up_revision +}
