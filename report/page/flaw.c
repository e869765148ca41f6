/* SPDX-License-Identifier: MIT */
/* What is said of a run that is not good.  See page.h. */
#include <stdio.h>

#include "report/model/words.h"
#include "report/page/page.h"
#include "report/prices/run_status.h"

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
