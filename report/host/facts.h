/* SPDX-License-Identifier: MIT */
/* What of a Linux machine moves a time in cycles, as facts of a run (docs/kvm.md). */
#ifndef REPORT_HOST_FACTS_H
#define REPORT_HOST_FACTS_H

#include "report/host/pin.h"
#include "report/model/facts.h"

/* Add host.cpu and host.kernel. */
void host_add_names(const char *root, struct facts *facts);

/*
 * Add host.governor, host.turbo, host.max-cstate, host.smt, host.microcode, host.nested and
 * host.pinned, each where Linux tells it below 'root', in the words of docs/host.md.  They are of
 * the CPUs that are pinned to, or of all; host.pinned is "none" then.
 */
void host_add_state(const char *root, const struct pin *pin, struct facts *facts);

#endif
