from webframework import Anything

shared_task = Anything()
