/* SPDX-License-Identifier: MIT */
/* See diagnosis.h. */
#include "report/diagnosis/diagnosis.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/diagnosis/seen.h"
#include "report/model/facts.h"
#include "report/prices/controls.h"
#include "report/system/memory.h"
#include "report/text/texts.h"

/* A boot, as the checks ask for it. */
struct asked {
    const struct run *run;
    const struct run_boot *boot; /* NULL: the run has none */
    const struct boot_seen *seen;
    const char *controls;
};

static const char *of_reader(const struct asked *asked, const char *key)
{
    if (!strcmp(key, "controls"))
        return asked->controls;
    if (!strcmp(key, "boot.complaints"))
        return asked->seen->complained ? asked->seen->complaints : NULL;
    return !strcmp(key, "record.missing") ? asked->seen->missing : NULL;
}

static const char *of_boot(const struct run_boot *boot, const char *key)
{
    static const char plan[] = "plan.";
    size_t len = sizeof(plan) - 1;

    return strncmp(key, plan, len) ? facts_get(&boot->facts, key)
                                   : facts_get(&boot->plan, key + len);
}

static const char *value_of(const void *of, const char *key)
{
    const struct asked *asked = of;
    const char *value = NULL;

    if (asked->boot) {
        value = of_reader(asked, key);
        if (!value)
            value = of_boot(asked->boot, key);
    }
    return value ? value : facts_get(&asked->run->facts, key);
}

static int badness(enum check_verdict verdict)
{
    return verdict == CHECK_WARNING ? 2 : verdict == CHECK_UNKNOWN;
}

static void take(struct diagnosed *item, size_t index, const struct check_facts *facts)
{
    struct check check;

    check_make(index, facts, &check);
    if (!item->boots || badness(check.verdict) > badness(item->check.verdict))
        *item = (struct diagnosed){check, 0};
    item->boots += check.verdict == item->check.verdict;
}

static void take_boot(struct diagnosis *diagnosis, const struct asked *asked)
{
    const struct check_facts facts = {value_of, asked};
    size_t i;

    for (i = 0; i < diagnosis->count; i++)
        take(&diagnosis->at[i], i, &facts);
}

static const char *controls_of(const struct run *run, unsigned boot)
{
    static const char *const words[] = {"good", "missing", "failed"};
    struct texts lines = {0};
    enum control_verdict verdict = check_controls(run, boot, &lines);

    texts_clear(&lines);
    return words[verdict];
}

void diagnosis_make(struct diagnosis *diagnosis, const struct run *run)
{
    struct boot_seen *seen = boots_seen(run);
    size_t i;

    *diagnosis = (struct diagnosis){.count = check_count(), .boots = run->boot_count};
    diagnosis->at = memory_new(diagnosis->count * sizeof(*diagnosis->at));
    if (!run->boot_count)
        take_boot(diagnosis, &(struct asked){.run = run});
    for (i = 0; i < run->boot_count; i++)
        take_boot(diagnosis, &(struct asked){run, &run->boots[i], &seen[i],
                                             controls_of(run, (unsigned)i + 1)});
    free(seen);
}

void diagnosis_free(struct diagnosis *diagnosis)
{
    free(diagnosis->at);
    *diagnosis = (struct diagnosis){0};
}

void diagnosed_text(const struct diagnosis *diagnosis, const struct diagnosed *item, char *out,
                    size_t size)
{
    const struct check *check = &item->check;
    char boots[64] = "";

    if (item->boots < diagnosis->boots)
        snprintf(boots, sizeof(boots), " (%zu of %zu boots)", item->boots, diagnosis->boots);
    snprintf(out, size, "%s%s%s%s%s%s", check->name, *check->value ? ": " : "", check->value, boots,
             check->todo ? ". " : "", check->todo ? check->todo : "");
}
