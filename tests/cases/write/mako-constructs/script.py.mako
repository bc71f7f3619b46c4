## a comment that goes away
<%!
import re
def shout(text):
    return text.upper() + "!"
%>"""${message}
${message | h} ${message | u} ${message | trim,shout}

Created ${create_date.strftime("%Y-%m-%d")} ${create_date.isoformat()} ${create_date.year}
%% one percent
  %% indented, 50% of it
"""
<%doc>
nothing of this ${stays}
</%doc>
<%text># ${kept} as
# % it is</%text>
revision = "${up_revision}"
down_revision = ${repr(down_revision)} # ${down_revision | comma,n}
branch_labels = ${repr(branch_labels)}
depends_on = ${depends_on | n,repr}
% if missing:
never
% elif up_revision == "w001":
FIRST = True \
# joined
% else:
FIRST = False
% endif
% for name in ["a", "b"]:
${name} = ${loop.index}${" # last" if loop.last else ""}
    % if name == "a":
    <%
        y = {"k": "}"}
        # a comment
        text = """kept
  margin"""
    %>
# ${ {"x": "|}"}["x"] } ${y["k"]} ${repr(text)}
    % endif
% endfor
<%
    parts = [
        1,
        2,
    ]
%>\
TOTAL = ${sum(parts)}
% try:
${1 // 0}
% except ZeroDivisionError:
# caught
% endtry
% while parts:
# ${parts.pop()}
% endwhile
% if True:
% endif
WORDS = ${", ".join(repr(word) + message[:0] for word in re.split(" ", message))}
${"\n".join("x%d = %r" % (i, c) for i, c in enumerate("ab"))}
HAS = "${context.get("nothing", "default")} ${"UNDEFINED" if absent is UNDEFINED else ""}"


def upgrade():
    ${upgrades if upgrades else "pass"}


def downgrade():
    ${downgrades if downgrades else "pass"}
