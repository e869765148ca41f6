/* SPDX-License-Identifier: MIT */
#include "bench/fixture.h"

#include "bench/case.h"

static char pages[CALLS_MAX][ENV_PAGE_SIZE] XEN_BUFFER;
static char windows[CALLS_MAX][ENV_PAGE_SIZE] XEN_BUFFER;
static char table[ENV_PAGE_SIZE] XEN_BUFFER;

char *fixture_page(unsigned i)
{
    return pages[i];
}

char *fixture_window(unsigned i)
{
    return windows[i];
}

void fixture_open_windows(void)
{
    unsigned i;

    for (i = 0; i < CALLS_MAX; i++)
        unmap(windows[i]);
}

void fixture_close_windows(void)
{
    unsigned i;

    for (i = 0; i < CALLS_MAX; i++)
        remap_rw(windows[i]);
}

char *fixture_table(void)
{
    return table;
}
