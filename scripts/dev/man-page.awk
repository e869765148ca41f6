# SPDX-License-Identifier: MIT
# A help text of ours as a man page, in man(7): scripts/dev/man-pages.
#
# Lines of a help text: "Usage:" and what goes on below it; paragraphs; rows of two blanks, a term,
# two blanks or more, and a text that goes on further in; a heading, which is a line right above
# such rows; and what begins with "Exit status".

# clean TEXT: what roff would take for its own is a letter.
function clean(text) {
    gsub(/\\/, "\\e", text)
    gsub(/'/, "\\(aq", text)
    gsub(/`/, "\\(ga", text)
    gsub(/~/, "\\(ti", text)
    gsub(/\^/, "\\(ha", text)
    gsub(/-/, "\\-", text)
    return text ~ /^\./ ? "\\&" text : text
}

function section(head) {
    if (at != head)
        print ".SH " head
    at = head
}

# The paragraph or row that was gathered.
function flush_text() {
    if (text != "") {
        if (!row && fresh == at)
            print ".PP"
        if (!row)
            fresh = at
        print clean(text)
    }
    text = ""
    row = 0
}

function paragraph(line) {
    if (text == "" && at != "EXIT STATUS" && at != "DESCRIPTION")
        section(rows ? "NOTES" : "DESCRIPTION")
    text = text (text == "" ? "" : " ") line
}

# The words that are typed as they are: an option, or the word of a list; the rest stands for others.
function tag(term,    at_blank) {
    at_blank = index(term, " ")
    if (!at_blank)
        return "\\fB" clean(term) "\\fR"
    return "\\fB" clean(substr(term, 1, at_blank - 1)) "\\fR \\fI" clean(substr(term, at_blank + 1)) "\\fR"
}

function take_row(line,    gap) {
    flush_text()
    sub(/^  /, "", line)
    gap = match(line, /  +/)
    if (at != "OPTIONS" && (line ~ /^--/ || at != "DESCRIPTION"))
        section(line ~ /^--/ ? "OPTIONS" : "DESCRIPTION")
    print ".TP"
    print tag(substr(line, 1, gap - 1))
    text = substr(line, gap + RLENGTH)
    row = 1
    rows = 1
}

function synopsis(line) {
    section("SYNOPSIS")
    if (used++)
        print ".PP"
    match(line, /^pvbench( [a-z][a-z-]*)*/)
    print "\\fB" clean(substr(line, 1, RLENGTH)) "\\fR" clean(substr(line, RLENGTH + 1))
}

function is_row(line) {
    return line ~ /^  [^ ].*[^ ]  +[^ ]/ || line ~ /^  [^ ]+  +[^ ]/
}

# The usage stands first, wherever a help has it: each line is a call, or goes on further in.
function take_usage(    i, line, inside) {
    for (i = 1; i <= NR; i++) {
        line = lines[i]
        inside = inside && line ~ /^   /
        if (line !~ /^([Uu]sage: |  pvbench )/ && !inside)
            continue
        inside = inside || line ~ /^[Uu]sage: /
        taken[i] = 1
        sub(/^[Uu]sage: /, "", line)
        sub(/^ +/, "", line)
        if (line ~ /^pvbench /)
            synopsis(line)
        else
            print clean(line)
    }
}

function take_line(line, next_line) {
    if (line == "")
        flush_text()
    else if (line ~ /^Exit status/) {
        flush_text()
        section("EXIT STATUS")
        sub(/^Exit status: /, "", line)
        text = line
    } else if (at != "EXIT STATUS" && is_row(line))
        take_row(line)
    else if (row && line ~ /^   /) {
        sub(/^ +/, "", line)
        text = text " " line
    } else if ((text == "" || row) && is_row(next_line)) {
        flush_text()
        section("OPTIONS")
        print ".SS " toupper(substr(line, 1, 1)) clean(substr(line, 2))
    } else {
        if (row)
            flush_text()
        paragraph(line)
    }
}

# What pvbench reads and writes besides what is named to it.
function files() {
    section("FILES")
    print ".TP"
    print "\\fI" clean("~/.cache/pvbench") "\\fR"
    print "Hypervisors that were fetched or built; PVBENCH_CACHE names another folder."
    print ".TP"
    print "\\fI/var/lib/pvbench\\fR"
    print "What \\fBpvbench host restore\\fR puts back."
    print ".TP"
    print "\\fI" clean(docs) "\\fR"
    print "What these texts call docs/NAME.md is in this folder."
}

# The pages of all others, with commas between.
function see_also(    count, command, i, list) {
    count = split("pvbench " commands, command, " ")
    for (i = 1; i <= count; i++) {
        command[i] = i == 1 ? "pvbench" : "pvbench-" command[i]
        if (command[i] != name)
            list = list (list == "" ? "" : ",\n") "\\fB" clean(command[i]) "\\fR(1)"
    }
    section("SEE ALSO")
    print list
}

{ lines[NR] = $0 }

END {
    print ".\\\" Made by scripts/dev/man-pages of the tool's own help."
    print ".TH " clean(toupper(name)) " 1 " day " \"" clean(version) "\" \"User Commands\""
    print ".SH NAME"
    print clean(name) " \\- " clean(what)
    take_usage()
    for (i = 1; i <= NR; i++)
        if (!taken[i])
            take_line(lines[i], lines[i + 1])
    flush_text()
    if (docs != "")
        files()
    see_also()
}
