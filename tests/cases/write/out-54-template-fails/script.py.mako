"""${message}"""

revision = ${repr(up_revision)}
${no_such_name}
