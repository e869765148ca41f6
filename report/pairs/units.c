/* SPDX-License-Identifier: MIT */
/* See units.h. */
#include "report/pairs/units.h"

#include <stdio.h>

#include "report/keys/host_boots.h"
#include "report/model/run.h"
#include "report/model/unit.h"
#include "report/prices/measure.h"

/* Each boot is one of the host, and there is nothing to group. */
static bool each_is_one(const struct host_boots *boots)
{
    return boots->held == boots->count;
}

void units_take(struct units *units, const struct run *base, const struct run *new,
                unsigned spanned)
{
    const struct run *const runs[] = {base, new};
    struct host_boots boots[2];

    *units = (struct units){.crossed = false};
    if (run_unit(base) != UNIT_CYCLES)
        return;
    host_boots_take(runs, 2, boots);
    units->base = boots[0];
    units->new = boots[1];
    if (each_is_one(&units->base) && each_is_one(&units->new))
        return;
    units->crossed = !host_boots_shared(&units->base, &units->new);
    units->by_host = units->crossed && spanned < UNITS_SPANNED;
}

void units_free(struct units *units)
{
    host_boots_free(&units->base);
    host_boots_free(&units->new);
    *units = (struct units){.crossed = false};
}

void units_group(const struct units *units, struct measured *base, struct measured *new)
{
    if (!units->by_host)
        return;
    measure_group(base, units->base.of);
    measure_group(new, units->new.of);
}

static const char *unknown(const struct units *units)
{
    if (!units->base.known && !units->new.known)
        return "either side";
    return units->base.known ? "the new run" : "the base";
}

void units_text(const struct units *units, char *out, size_t size)
{
    *out = '\0';
    if (!units->crossed)
        return;
    if (!units->by_host)
        snprintf(
            out, size,
            "the two sides were taken in different boots of the host, %zu and %zu of them; the "
            "floors span such boots, so each domain counts",
            units->base.held, units->new.held);
    else if (!units->base.known || !units->new.known)
        snprintf(out, size,
                 "in which boots of the host the domains of %s ran is not known, so all of them "
                 "count as one: run it again with this pvbench",
                 unknown(units));
    else
        snprintf(out, size,
                 "the two sides were taken in different boots of the host, and domains of one boot "
                 "count once: %zu and %zu boots of the host. Reboot it, run each side again, and "
                 "name all folders: pvbench gate --base A1 --base A2 ... --new B1 --new B2 ...; or "
                 "calibrate by runs of %d boots of the host",
                 units->base.held, units->new.held, UNITS_SPANNED);
}
