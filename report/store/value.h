/* SPDX-License-Identifier: MIT */
/* Values of run.json, taken with their types checked; shared by the files of its reader only. */
#ifndef REPORT_STORE_VALUE_H
#define REPORT_STORE_VALUE_H

#include <jansson.h>
#include <stdio.h>

#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/text/texts.h"

struct parser {
    char *why; /* what is wrong, one line */
    size_t size;
    char place[160]; /* of the object that is being read */
    struct run *run;
};

/* Say what is wrong; false, so that it can be returned. */
__attribute__((format(printf, 3, 4))) bool value_wrong(struct parser *p, const char *key,
                                                       const char *format, ...);

/* An optional text. */
bool value_text(struct parser *p, const json_t *object, const char *key, const char **out);
/* The same for what has to be there. */
bool need_text(struct parser *p, const json_t *object, const char *key, const char **out);
bool need_number(struct parser *p, const json_t *object, const char *key, uint64_t max,
                 uint64_t *out);
bool need_small(struct parser *p, const json_t *object, const char *key, unsigned *out);
/* The number of a boot, which has to be one of the run's. */
bool need_boot(struct parser *p, const json_t *object, unsigned *boot);
bool need_array(struct parser *p, const json_t *object, const char *key, const json_t **out);

bool read_facts(struct parser *p, const json_t *object, const char *key, struct facts *facts);
bool read_texts(struct parser *p, const json_t *object, const char *key, struct texts *texts);

/* Read every object of a list with 'read', which finds its place in p->place. */
bool read_list(struct parser *p, const json_t *object, const char *key, void *into,
               bool (*read)(struct parser *, const json_t *, void *));

/* A case with its series. */
bool read_case(struct parser *p, const json_t *object, void *run);

#endif
