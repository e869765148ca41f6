/* SPDX-License-Identifier: MIT */
/* What is said of a run that is not good.  See model.h. */
#include "report/page/model.h"

#include <stdio.h>

#include "report/model/words.h"
#include "report/prices/run_status.h"
#include "report/text/say.h"

void page_flaw_text(const struct run *run, enum run_flaw flaw, char *out, size_t size)
{
    static const char *const formats[RUN_FLAWS] = {
        [FLAW_DIED] = "The kernel crashed or hung, or Xen panicked (%s).",
        [FLAW_WRONG] = "A case of this run gave a wrong result or faulted.",
        [FLAW_CONTROLS] = "The controls failed or are missing: these prices are not to be used.",
        [FLAW_KERNEL] =
            "The kernel could not do what it was asked to: these prices are not to be used.",
        [FLAW_PARTIAL] = "This run is not whole (%s): what is missing is below.",
    };
    char boots[128];

    run_count_boots(run, boots, sizeof(boots));
    snprintf(out, size, formats[flaw], boots);
}

void page_say_flaws(const struct run *run, const char *path)
{
    static const char *const words[RUN_FLAWS] = {
        [FLAW_DIED] = "the kernel crashed or hung, or Xen panicked",
        [FLAW_WRONG] = "a case gave a wrong result or faulted",
        [FLAW_CONTROLS] = "the controls failed or are missing",
        [FLAW_KERNEL] = "the kernel could not do what it was asked to",
        [FLAW_PARTIAL] = "the run is not whole",
    };
    bool flaws[RUN_FLAWS];
    char boots[128];
    int flaw;

    run_flaws(run, flaws);
    run_count_boots(run, boots, sizeof(boots));
    for (flaw = 0; flaw < RUN_FLAWS; flaw++)
        if (flaws[flaw])
            say_line("pvbench: %s: %s (%s)", path, words[flaw], boots);
}
