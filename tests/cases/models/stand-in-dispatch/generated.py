import builder

builder.build(globals())
