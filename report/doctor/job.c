/* SPDX-License-Identifier: MIT */
/* See job.h. */
#include "report/doctor/job.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "report/doctor/ask.h"
#include "report/system/exit.h"
#include "report/system/memory.h"
#include "report/text/text.h"

static char *said(const char *format, va_list args)
{
    char text[2 * PATH_MAX];

    vsnprintf(text, sizeof(text), format, args);
    return text_copy(text);
}

struct job *job_open(struct doctor *doctor, const char *key, const char *what)
{
    struct job *job = &doctor->jobs[doctor->count++];

    job->key = key;
    job->what = what;
    return job;
}

void job_find(struct job *job, enum piece_state state, const char *name, const char *format, ...)
{
    struct piece *piece;
    va_list args;

    job->pieces = memory_grow(job->pieces, job->count, sizeof(*job->pieces));
    piece = &job->pieces[job->count++];
    piece->state = state;
    piece->name = name;
    va_start(args, format);
    piece->text = said(format, args);
    va_end(args);
}

void job_type(struct job *job, const char *format, ...)
{
    va_list args;

    free(job->type);
    va_start(args, format);
    job->type = said(format, args);
    va_end(args);
}

bool job_ready(const struct job *job)
{
    size_t i;

    for (i = 0; i < job->count; i++)
        if (job->pieces[i].state == PIECE_MISSING)
            return false;
    return true;
}

void job_packages(struct job *job, const struct doctor_world *world, const char *group)
{
    char setup[PATH_MAX + 16], packages[1024];
    const char *const argv[] = {setup, "--missing", group, NULL};
    int status;

    if (job_ready(job))
        return;
    snprintf(setup, sizeof(setup), "%s/scripts/setup", world->home->folder);
    status = ask(argv, ASK_SCRIPT_SECONDS, packages, sizeof(packages));
    packages[strcspn(packages, "\n")] = '\0';
    if (status == EXIT_GOOD && *packages)
        job_type(job, "apt-get update && apt-get install --no-install-recommends %s", packages);
    else if (status == EXIT_INCONCLUSIVE)
        job_type(job, "what your system has in place of these Debian packages: %s", packages);
}
