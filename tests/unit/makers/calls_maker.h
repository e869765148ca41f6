/* SPDX-License-Identifier: MIT */
/* Paths through a small Xen, and what their stacks come to. */
#ifndef TESTS_UNIT_MAKERS_CALLS_MAKER_H
#define TESTS_UNIT_MAKERS_CALLS_MAKER_H

#include "tests/unit/makers/paths_maker.h"

#define X      MAKER_XEN
#define CALL   "2e2eff5000" /* by a register: it may go anywhere */
#define RET    "c3"
#define NOP    "90"
#define JUMP   "ffe0"
#define IRET   "48cf"
#define SYSRET "480f07"

/* A guest's timed function and its stub, and Xen's way in, dispatcher, handler and way out. */
struct paths_maker *made_xen(void);

/* What takes the first series of what was made comes to: folded, and the parts. */
void calls_check(struct paths_maker *m, const char *folded, const char *parts);

/* From the guest into Xen's dispatcher, which stands before its call; and from behind it out. */
void go_in(struct paths_maker *m);
void go_out(struct paths_maker *m);

/* The lines of the above, with the dispatcher's callee between. */
#define IN      "guest;time_region 4\nguest;time_region;[hypercall_page] 3\nxen;lstar_enter 4\n"
#define BODY    "xen;lstar_enter;pv_hypercall 4\n"
#define OUT     "xen;test_all_events 2\nxen;restore_all_guest 2\n"
#define HANDLER "xen;lstar_enter;pv_hypercall;do_set_gdt"

#endif
