/* SPDX-License-Identifier: MIT */
/* A page from its first byte to its last: see page.h. */
#include "report/page/page.h"

#include <string.h>

#include "report/compare/check.h"
#include "report/html/text.h"
#include "report/model/unit.h"
#include "report/page/sections.h"
#include "report/system/exit.h"
#include "report/text/file_out.h"

char page_letter(const struct page *page, size_t run)
{
    return page->asked.count > 1 ? compare_letter(run) : '\0';
}

size_t page_run_count(const struct page *page)
{
    return page->asked.count;
}

size_t page_runs_drawn(const struct page *page)
{
    return page_run_count(page) < PAGE_RUNS_DRAWN ? page_run_count(page) : PAGE_RUNS_DRAWN;
}

const struct run *page_run(const struct page *page, size_t run)
{
    return page->asked.runs[run];
}

void page_label(const struct page *page, size_t run, char *out, size_t size)
{
    compare_label(&page->compare.runs[run], out, size);
}

const char *page_unit(const struct page *page)
{
    return unit_name(run_unit(page_run(page, 0)));
}

const struct page_case *page_find(const struct page *page, const char *name)
{
    size_t i;

    for (i = 0; i < page->case_count; i++)
        if (!strcmp(page->cases[i].name, name))
            return &page->cases[i];
    return NULL;
}

const char *page_word(const struct page_cell *cell)
{
    return cell->there ? cell->word : "missing";
}

bool page_has_numbers(const struct page *page)
{
    return !page->refusals.count && page->case_count;
}

/* What there is of runs that may stand beside each other. */
static void put_numbers(const struct page *page, FILE *out)
{
    if (page->has_changes)
        page_put_changes(page, out);
    page_put_prices(page, out);
    page_put_batches(page, out);
    page_put_views(page, out);
    page_put_distributions(page, out);
    page_put_coverage(page, out);
    page_put_raw(page, out);
}

static void print(const struct page *page, FILE *out)
{
    page_put_head(page, out);
    fputs("<main id=\"main\">\n", out);
    page_put_host(page, out);
    page_put_diagnosis(page, out);
    if (page_has_numbers(page))
        put_numbers(page, out);
    fputs("</main>\n", out);
    page_put_made(page, out);
    page_put_data(page, out);
    html_end(out);
}

static bool write_page(const void *page, FILE *out)
{
    print(page, out);
    return !ferror(out);
}

/* Why the exit status is not good, for those who have no page before them. */
static void say_status(const struct page *page)
{
    size_t i;

    compare_refuse(&page->refusals);
    for (i = 0; i < page_run_count(page); i++)
        page_say_flaws(page_run(page, i), page->asked.paths[i]);
}

int page_write(const struct page_asked *asked, const char *file, bool *written)
{
    struct page page;
    int status;

    *written = false;
    page_take(&page, asked);
    status = page.status;
    if (!page.refusals.count && !page.case_count && *asked->compare.cases.text)
        compare_no_case(&page.compare, &asked->compare.cases);
    else if (page.refusals.count || !compare_slip(&page.compare))
        *written = file_out(file, write_page, &page);
    say_status(&page);
    if (!*written)
        status = exit_worse(status, EXIT_USAGE);
    page_free(&page);
    return status;
}

void page_print(const struct page_asked *asked, FILE *out)
{
    struct page page;

    page_take(&page, asked);
    print(&page, out);
    page_free(&page);
}

static bool write_asked(const void *asked, FILE *out)
{
    page_print(asked, out);
    return !ferror(out);
}

bool page_put(const struct page_asked *asked, const char *file)
{
    return file_out(file, write_asked, asked);
}
