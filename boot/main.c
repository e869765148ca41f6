/* SPDX-License-Identifier: MIT */
/* From Xen's entry point to a working PV guest. */
#include "bench/bench.h"
#include "core/console/console.h"
#include "core/console/shutdown.h"
#include "core/event/event.h"
#include "core/guest.h"
#include "core/memory.h"
#include "core/panic.h"
#include "core/shared_info.h"
#include "core/time.h"
#include "core/vcpu/trap.h"

/* Called by boot/ENV.S on boot_stack, with the address that Xen gave. */
__attribute__((noreturn)) void boot_main(const struct start_info *info);

void boot_main(const struct start_info *info)
{
    panic_handler = crash;
    guest_init(info);
    memory_init(info);
    trap_init();
    shared_info_init(info);
    event_init();
    time_init();
    console_init(info);
    bench_run(info);
}
