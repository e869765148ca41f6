/* SPDX-License-Identifier: MIT */
/* See job.h. */
#include "report/doctor/job.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "report/doctor/packages.h"
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
    const char *const groups[] = {group, NULL};
    char type[2048];

    if (!job_ready(job) && packages_missing(world->home, groups, type, sizeof(type)))
        job_type(job, "%s", type);
}
