def arguments():
    return {"tenant": "acme", "places": ["a", "b"]}
