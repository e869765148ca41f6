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

static void zero(char *page)
{
    unsigned long *word = (unsigned long *)page;
    unsigned i;

    for (i = 0; i < ENV_PAGE_SIZE / sizeof(*word); i++)
        word[i] = 0;
}

void fixture_make_tables(void)
{
    unsigned i;

    for (i = 0; i < FIXTURE_TABLES; i++) {
        zero(pages[i]);
        remap_ro(pages[i]);
    }
}

void fixture_drop_tables(void)
{
    unsigned i;

    for (i = 0; i < FIXTURE_TABLES; i++)
        remap_rw(pages[i]);
}

char *fixture_table(void)
{
    return table;
}

void *fixture_nowhere(void)
{
    return (void *)sizeof(void *);
}
