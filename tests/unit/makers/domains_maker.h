/* SPDX-License-Identifier: MIT */
/* Domains on a host that boots now and then and is set in one way or another, in cycles. */
#ifndef TESTS_UNIT_MAKERS_DOMAINS_MAKER_H
#define TESTS_UNIT_MAKERS_DOMAINS_MAKER_H

#include "tests/unit/makers/boots_maker.h"

#include "report/model/run.h"

#define HOST_CASE "mmu_update/l1-same"

/* One folder: so many domains in one boot of the host. */
struct made_domains {
    const char *unit;    /* NULL: cycles */
    const char *boot_id; /* NULL: it does not say */
    unsigned domains;
    unsigned price;        /* of the first domain; those after it lie a little beside it */
    const char *facts[24]; /* of each boot: key and value, one after the other */
};

struct run *domains_run(const struct made_domains *host);
/* The file of its run.json; to be given to drop_file. */
char *domains_file(const struct made_domains *host);

/* What 'pvbench host prepare' sets, and what a host is without it. */
#define HOST_PREPARED                                                                              \
    "host.governor", "performance", "host.turbo", "off", "host.max-cstate", "C1", "host.cpupool",  \
        "pvbench", "host.scheduler", "null", "host.smt", "idle", "host.pinned", "3"
#define HOST_UNPREPARED                                                                            \
    "host.governor", "ondemand", "host.turbo", "on", "host.max-cstate", "unlimited",               \
        "host.cpupool", "Pool-0", "host.scheduler", "credit2", "host.smt", "shared"

/* Floors for that case of so many ticks, by runs in so many boots of the host; as domains_file. */
char *domains_floors(double at, unsigned host_boots);

#endif
