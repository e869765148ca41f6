/* SPDX-License-Identifier: MIT */
/*
 * The kernel's harness as a Linux program, to see what it is worth on a real processor: the timed
 * region, the sampler, the plan, the controls and the records are the kernel's own objects, and
 * what a process has to have another way is in this folder.  A test instrument: its runs say
 * mode=linux, and are compared with no run of Xen's.
 *
 *     pvbench-linux64 [--cpu N] [--fact KEY=VALUE]... [--delay CASES=N]... [WORD...]
 *
 * It stays on CPU N (the last that it may use), says the facts beside its own, puts N dependent
 * instructions in front of each call of the rows that a glob names, and takes the words for the
 * kernel's command line (docs/format.md).  The record goes to standard output.
 */
#include <asm/unistd.h>

#include "bench/bench.h"
#include "bench/output/emit.h"
#include "core/console/console.h"
#include "core/console/shutdown.h"
#include "core/text.h"
#include "core/time.h"
#include "tests/silicon/given.h"
#include "tests/silicon/page.h"
#include "tests/silicon/rows.h"

#define CPUS_MAX  1024
#define GIVEN_MAX 64
#define KEY_MAX   40
#define LIST_MAX  2048
#define WORD_BITS (8 * sizeof(unsigned long))

static const char *facts[GIVEN_MAX], *delays[GIVEN_MAX];
static unsigned fact_count, delay_count;
static unsigned long mask[CPUS_MAX / WORD_BITS];
static struct start_info info;

/* Called by entry_64.S and entry_32.S with what Linux left on the stack: argc, argv, NULL. */
__attribute__((noreturn)) void linux_main(long *stack);

__attribute__((noreturn)) static void refuse(const char *what, const char *word)
{
    const char *const parts[] = {"pvbench-linux: ", what, word ? ": " : "", word ? word : "", "\n"};
    unsigned i;

    for (i = 0; i < sizeof(parts) / sizeof(*parts); i++)
        linux_call(__NR_write, 2, (unsigned long)parts[i], text_length(parts[i]), 0);
    for (;;)
        linux_call(__NR_exit_group, 4, 0, 0, 0);
}

/* ---- the processor ---- */

static bool is_allowed(unsigned cpu)
{
    return mask[cpu / WORD_BITS] >> cpu % WORD_BITS & 1;
}

/* The last of those that the process may use: interrupts mostly go to the first. */
static unsigned last_cpu(void)
{
    unsigned cpu = CPUS_MAX;

    linux_call(__NR_sched_getaffinity, 0, sizeof(mask), (unsigned long)mask, 0);
    while (cpu && !is_allowed(cpu - 1))
        cpu--;
    return cpu ? cpu - 1 : 0;
}

static void stay_on(unsigned cpu)
{
    unsigned i;

    for (i = 0; i < CPUS_MAX / WORD_BITS; i++)
        mask[i] = 0;
    mask[cpu / WORD_BITS] = 1ul << cpu % WORD_BITS;
    if (linux_call(__NR_sched_setaffinity, 0, sizeof(mask), (unsigned long)mask, 0) < 0)
        refuse("Linux does not let this process stay on the CPU of --cpu", NULL);
}

/* ---- what was typed ---- */

static void keep(const char **list, unsigned *count, const char *word)
{
    if (*count == GIVEN_MAX)
        refuse("more of these than there is room for", word);
    list[(*count)++] = word;
}

/* Options up to the first word without dashes; returns what is left. */
static char **read_options(char **word, unsigned *cpu)
{
    uint64_t number;

    for (; *word && text_after(*word, "--"); word += 2) {
        if (!word[1])
            refuse("an option without its value", *word);
        if (text_equal(*word, "--fact")) {
            keep(facts, &fact_count, word[1]);
        } else if (text_equal(*word, "--delay")) {
            keep(delays, &delay_count, word[1]);
        } else if (text_equal(*word, "--cpu")) {
            if (!text_number(word[1], '\0', &number) || number >= CPUS_MAX)
                refuse("--cpu takes the number of a CPU", word[1]);
            *cpu = (unsigned)number;
        } else {
            refuse("there is no such option", *word);
        }
    }
    return word;
}

static void join_words(char **words)
{
    char *out = (char *)info.cmd_line, *end = out + sizeof(info.cmd_line) - 1;
    const char *from;

    for (; *words; words++) {
        if (out != (char *)info.cmd_line && out < end)
            *out++ = ' ';
        for (from = *words; *from; from++) {
            if (out == end)
                refuse("a command line that is longer than a kernel's", NULL);
            *out++ = *from;
        }
    }
}

/* All of them, with commas between: a boot says a fact once. */
static const char *delay_list(void)
{
    static char text[LIST_MAX];
    size_t len = 0;
    unsigned i;
    const char *from;

    for (i = 0; i < delay_count; i++) {
        if (i && len + 1 < sizeof(text))
            text[len++] = ',';
        for (from = delays[i]; *from && len + 1 < sizeof(text); from++)
            text[len++] = *from;
    }
    return text;
}

void given_facts(void)
{
    unsigned i;

    for (i = 0; i < fact_count; i++) {
        char key[KEY_MAX];
        size_t len = 0;

        while (facts[i][len] != '=') {
            key[len] = facts[i][len];
            len++;
        }
        key[len] = '\0';
        emit_fact(key, facts[i] + len + 1);
    }
    if (delay_count)
        emit_fact("linux.delay", delay_list());
}

static void check_facts(void)
{
    unsigned i;
    size_t len;

    for (i = 0; i < fact_count; i++) {
        for (len = 0; facts[i][len] && facts[i][len] != '='; len++)
            ;
        if (!len || len >= KEY_MAX || !facts[i][len])
            refuse("--fact takes KEY=VALUE", facts[i]);
    }
}

void linux_main(long *stack)
{
    unsigned cpu = last_cpu(), i;

    join_words(read_options((char **)stack + 2, &cpu));
    check_facts();
    stay_on(cpu);
    if (!page_write())
        refuse("Linux does not let a page be written and executed", NULL);
    for (i = 0; i < delay_count; i++)
        if (!rows_delay(delays[i]))
            refuse("--delay takes GLOB=N, of cases linux/* and up to 512 instructions", delays[i]);
    time_init();
    bench_run(&info);
}
