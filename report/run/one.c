/* SPDX-License-Identifier: MIT */
/* One run, from its first boot to its plots; see one.h. */
#include "report/run/one.h"

#include <stdio.h>
#include <string.h>

#include "report/plot/plot.h"
#include "report/run/next.h"
#include "report/run/order.h"
#include "report/run/side.h"
#include "report/show/show.h"
#include "report/system/exit.h"
#include "report/system/interrupt.h"
#include "report/text/say.h"

/* Of all environments one is written of them together. */
static int put_page(struct run_side *side)
{
    const struct run *runs[] = {side->run};
    char *folders[] = {side->folder.path};

    return run_page(runs, folders, 1, side->order->try ? NULL : side->options.report);
}

/* Show and draw what the boots left. */
static int show(struct run_side *side, int status)
{
    struct show_options brief = {.brief = true};
    bool drawn;

    if (interrupt_came()) {
        say_line("pvbench run: interrupted; what was read is kept in %s", side->folder.path);
        return exit_worse(status, EXIT_INCONCLUSIVE);
    }
    if (side->order->try)
        printf("---- %s ----\n", side->machine.env->name);
    show_run(side->run, stdout, &brief);
    /* A run of which nothing has a price, as that of two vCPUs in insns, is none the worse for it.
     */
    drawn = side->options.plots && plot_any(side->run);
    if (drawn)
        status = exit_worse(status, plot_run(side->run, side->folder.path, NULL));
    run_next(side->folder.path, drawn, stdout);
    return exit_worse(status, put_page(side));
}

static int boot_all(struct run_side *side)
{
    int status = EXIT_GOOD;

    interrupt_hold();
    while (status == EXIT_GOOD && run_side_more(side))
        status = run_side_boot(side);
    return status;
}

void run_one(const struct run_order *order, struct run_outcome *outcome)
{
    struct run_side side;
    int status = run_side_open(&side, order);

    if (status == EXIT_GOOD)
        status = boot_all(&side);
    if (status == EXIT_GOOD) {
        status = run_side_keep(&side);
        if (side.kept)
            status = show(&side, status);
    }
    *outcome = (struct run_outcome){.status = status,
                                    .refused = side.refused,
                                    .kept = side.kept,
                                    .priced = side.kept && plot_any(side.run)};
    snprintf(outcome->folder, sizeof(outcome->folder), "%s", side.folder.path);
    run_side_close(&side);
}
