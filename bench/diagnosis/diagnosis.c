/* SPDX-License-Identifier: MIT */
#include "bench/diagnosis/diagnosis.h"

#include "bench/diagnosis/kept.h"
#include "bench/diagnosis/xen_log.h"
#include "core/console/console.h"
#include "core/line.h"
#include "report/checks/xen_facts.h"

#define NAME_WIDTH    22
#define VERDICT_WIDTH 13
#define COMPLAINTS    "boot.complaints"

/* The first is told. */
static void take_complaint(struct record_slice line)
{
    if (!kept_value(NULL, COMPLAINTS))
        kept_put_part(COMPLAINTS, line.at, line.len);
}

static void take_line(struct record_slice line)
{
    const struct xen_fact *fact = xen_fact_find(line);
    struct record_slice value;

    if (xen_complains(line))
        take_complaint(line);
    if (!fact)
        return;
    value = xen_fact_value(fact, line);
    if (fact->joins)
        kept_join(fact->key, value.at, value.len);
    else
        kept_put_part(fact->key, value.at, value.len);
}

void diagnosis_take(void)
{
    if (xen_log_read(take_line) && !kept_value(NULL, COMPLAINTS))
        kept_put(COMPLAINTS, "");
}

const struct check_facts *diagnosis_facts(void)
{
    static const struct check_facts facts = {kept_value, NULL};

    return &facts;
}

/* What is long is cut, and still ends. */
static void print_line(struct text_line *line)
{
    if (line->len > sizeof(line->bytes) - 2)
        line->len = sizeof(line->bytes) - 2;
    line_word(line, "\n", 0);
    console_write(line->bytes, line->len);
}

static void print_check(const struct check *check)
{
    struct text_line line;

    line_start(&line);
    line_word(&line, check->name, NAME_WIDTH);
    line_word(&line, check_verdict_name(check->verdict), *check->value ? VERDICT_WIDTH : 0);
    line_word(&line, check->value, 0);
    print_line(&line);
    if (!check->todo)
        return;
    line_start(&line);
    line_word(&line, "    ", 0);
    line_word(&line, check->todo, 0);
    print_line(&line);
}

void diagnosis_print(void)
{
    struct check check;
    size_t i;

    console_print("diagnosis\n");
    for (i = 0; i < check_count(); i++) {
        check_make(i, diagnosis_facts(), &check);
        print_check(&check);
    }
}
