"""${message}"""
<%def name="f()">
</%def>
