import sqlalchemy as sa


def label():
    return sa.String(40)
