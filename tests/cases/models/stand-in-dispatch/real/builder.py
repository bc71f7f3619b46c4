def build(names):
    names["Message"] = type("Message", (), {})
