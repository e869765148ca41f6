/* SPDX-License-Identifier: MIT */
/* Whether what came can be believed: see check.h. */
#include "report/checks/check_list.h"
#include "report/checks/check_words.h"

void check_controls_good(const struct check_facts *facts, struct check *check)
{
    const char *controls = fact_of(facts, "controls");

    if (!controls || text_begins(controls, "missing")) {
        cannot_tell(check, "Measure anew: a boot that was cut short has no controls.");
        return;
    }
    say(check, controls);
    if (text_begins(controls, "good"))
        is_ok(check);
    else
        warns(check, "Believe no price of this boot: it did not find what is known.");
}

/* budget= on the kernel's command line takes fewer samples where the record would be too long. */
void check_samples(const struct check_facts *facts, struct check *check)
{
    uint64_t kept, asked;

    if (!text_count(fact_of(facts, "plan.samples"), &kept)) {
        cannot_tell(check, "Measure anew: this log does not say how many samples a series has.");
        return;
    }
    say_number(check, kept);
    if (text_count(fact_of(facts, "plan.asked"), &asked) && kept < asked) {
        say(check, " of ");
        say_number(check, asked);
        say(check, " a series");
        warns(check, "Raise budget=, or take fewer cases: the record had no room for more.");
        return;
    }
    say(check, " a series");
    is_ok(check);
}

/* By the running numbers of the records: only who reads them knows. */
void check_console(const struct check_facts *facts, struct check *check)
{
    const char *missing = fact_of(facts, "record.missing");

    if (!missing) {
        cannot_tell(check,
                    "Keep the log to its end: what is lost is seen by its records' numbers.");
    } else if (text_begins(missing, "0")) {
        say(check, "no record is missing");
        is_ok(check);
    } else {
        say(check, missing);
        warns(check, "Slow it down, by pace=5000 for the kernel, or mend the line.");
    }
}
