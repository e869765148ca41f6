/* SPDX-License-Identifier: MIT */
/* What was found, for people; see doctor.h. */
#include <stdio.h>
#include <string.h>

#include "report/doctor/doctor.h"
#include "report/format/paragraph.h"

static const char *const words[] = {
    [PIECE_OK] = "ok",
    [PIECE_NOTE] = "note",
    [PIECE_MISSING] = "missing",
};

/* Where the text of a piece stands, which goes on there. */
#define TEXT_COLUMN 20

static void put_line(FILE *out, const char *word, const char *name, const char *text)
{
    char line[2 * PATH_MAX + 64];

    snprintf(line, sizeof(line), "  %-8s %-8s %s", word, name, text);
    show_line(out, TEXT_COLUMN, "%s", line);
}

/* A command, which apt wants root for; or what another system has to have, and no command. */
static void put_install(FILE *out, const char *type)
{
    if (strncmp(type, "apt-get ", 8) == 0)
        put_line(out, "type", "as root", type);
    else
        put_line(out, "install", "", type);
}

void doctor_text(const struct doctor *doctor, FILE *out)
{
    size_t i, k;

    for (i = 0; i < doctor->count; i++) {
        const struct job *job = &doctor->jobs[i];

        fprintf(out, "%s%s: %s\n", i ? "\n" : "", job->what,
                job_ready(job) ? "ready" : "not ready");
        for (k = 0; k < job->count; k++)
            put_line(out, words[job->pieces[k].state], job->pieces[k].name, job->pieces[k].text);
        if (job->type)
            put_install(out, job->type);
    }
}
