/* SPDX-License-Identifier: MIT */
/* See doctor.h. */
#include "report/doctor/doctor.h"

#include <stdlib.h>
#include <string.h>

#include "report/doctor/looks.h"
#include "report/system/exit.h"

void doctor_look(struct doctor *doctor, const struct doctor_world *world)
{
    *doctor = (struct doctor){0};
    look_boot(doctor, world);
    look_kvm(doctor, world);
    look_xl(doctor, world);
    look_programs(doctor, world);
}

int doctor_status(const struct doctor *doctor)
{
    size_t i;

    for (i = 0; i < doctor->count; i++) {
        const struct job *job = &doctor->jobs[i];

        if ((!strcmp(job->key, "boot") || !strcmp(job->key, "xl")) && job_ready(job))
            return EXIT_GOOD;
    }
    return EXIT_USAGE;
}

void doctor_free(struct doctor *doctor)
{
    size_t i, k;

    for (i = 0; i < doctor->count; i++) {
        for (k = 0; k < doctor->jobs[i].count; k++)
            free(doctor->jobs[i].pieces[k].text);
        free(doctor->jobs[i].pieces);
        free(doctor->jobs[i].type);
    }
    *doctor = (struct doctor){0};
}
