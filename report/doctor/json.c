/* SPDX-License-Identifier: MIT */
/* What was found, for scripts; see doctor.h and docs/json.md. */
#include "report/doctor/doctor.h"
#include "report/json/json.h"

static const char *const words[] = {
    [PIECE_OK] = "ok",
    [PIECE_NOTE] = "note",
    [PIECE_MISSING] = "missing",
};

static void put_piece(struct json_out *json, const struct piece *piece)
{
    json_out_open(json, '{');
    json_text(json, "state", words[piece->state]);
    json_text(json, "name", piece->name);
    json_text(json, "text", piece->text);
    json_out_close(json, '}');
}

static void put_job(struct json_out *json, const struct job *job)
{
    size_t i;

    json_out_open(json, '{');
    json_text(json, "job", job->key);
    json_text(json, "what", job->what);
    json_truth(json, "ready", job_ready(job));
    json_open(json, "pieces", '[');
    for (i = 0; i < job->count; i++)
        put_piece(json, &job->pieces[i]);
    json_out_close(json, ']');
    json_text(json, "type", job->type);
    json_out_close(json, '}');
}

void doctor_json(const struct doctor *doctor, FILE *out)
{
    struct json_out json = {.out = out};
    size_t i;

    json_start(&json, "doctor", doctor_status(doctor));
    json_open(&json, "jobs", '[');
    for (i = 0; i < doctor->count; i++)
        put_job(&json, &doctor->jobs[i]);
    json_out_close(&json, ']');
    json_end(&json);
}
