/* SPDX-License-Identifier: MIT */
/* How a page was made, as commands that a shell takes.  See page.h. */
#include "report/page/sections.h"

#include <stdio.h>
#include <stdlib.h>

#include "report/html/text.h"
#include "report/model/run.h"
#include "report/text/shell_word.h"

/* The word as a shell reads it back. */
static void put_word(FILE *out, const char *word)
{
    char *quoted = shell_word(word);

    fputc(' ', out);
    html_text(out, quoted);
    free(quoted);
}

static void put_option(FILE *out, const char *option, const char *value)
{
    if (!value)
        return;
    fprintf(out, " %s", option);
    put_word(out, value);
}

/* A side of several folders has no one word that a shell takes. */
static void put_sides(const struct page_gate *gate, FILE *out)
{
    static const char *const options[] = {"--base", "--new"};
    size_t side, i;

    for (side = 0; side < 2; side++)
        for (i = 0; i < gate->sides[side].count; i++)
            put_option(out, options[side], gate->sides[side].at[i]);
}

static void put_report(const struct page *page, FILE *out)
{
    const struct page_asked *asked = &page->asked;
    size_t i;

    fputs("<pre><code>pvbench ", out);
    fputs(asked->gate ? "gate" : "report", out);
    if (asked->gate && asked->gate->sides[0].count)
        put_sides(asked->gate, out);
    else
        for (i = 0; i < page_run_count(page); i++)
            put_word(out, asked->paths[i]);
    put_option(out, "--cases", *asked->compare.cases.text ? asked->compare.cases.text : NULL);
    put_option(out, "--flame", asked->flame);
    for (i = 0; i < asked->compare.across.count; i++)
        put_option(out, "--across", asked->compare.across.at[i]->name);
    if (asked->gate) {
        put_option(out, "--policy", asked->gate->policy);
        put_option(out, "--floors", asked->gate->floors);
    }
    fputs(asked->gate ? " --report page.html" : " --out page.html", out);
    fputs("</code></pre>\n", out);
}

/* The runs themselves, where they say how. */
static void put_runs(const struct page *page, FILE *out)
{
    size_t i;

    for (i = 0; i < page_run_count(page); i++) {
        const char *command = run_fact(page_run(page, i), "run.command");
        const char *date = run_fact(page_run(page, i), "run.date");

        if (!command)
            continue;
        fputs("<p>", out);
        if (page_run_count(page) > 1)
            fprintf(out, "%c: ", compare_letter(i));
        html_say(out, "%s run itself%s%s:", page_run_count(page) > 1 ? "the" : "The",
                 date ? ", " : "", date ? date : "");
        fputs("</p>\n<pre><code>", out);
        html_text(out, command);
        fputs("</code></pre>\n", out);
    }
}

void page_put_made(const struct page *page, FILE *out)
{
    fputs("<footer id=\"made\">\n<h2 id=\"made-title\">How it was made</h2>\n", out);
    html_element(out, "p", NULL, "This page:");
    put_report(page, out);
    put_runs(page, out);
    html_element(out, "p", "muted",
                 "Everything on this page is in this file: nothing is fetched, and the same runs "
                 "make the same bytes.");
    fputs("</footer>\n", out);
}
