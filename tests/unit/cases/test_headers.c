/* SPDX-License-Identifier: MIT */
/*
 * The catalogue against Xen's public headers: every hypercall number and every sub-operation that
 * they name is accounted for, by its name and by its value.  The headers of several releases are in
 * tests/data/xen-names.txt, which scripts/dev/xen-names makes, and have to be accounted for; what
 * the headers of this machine name besides is a warning.
 */
#include <fnmatch.h>
#include <stdio.h>

#include "tests/unit/support/check.h"

#include "report/cases/catalogue.h"
#include "report/system/memory.h"

#define STORED    "cat tests/data/xen-names.txt"
#define INSTALLED "scripts/dev/xen-names"

/* The names of hypercall numbers and sub-operations. */
static const char *const families[] = {
    "__HYPERVISOR_*", "MMU_*",           "MMUEXT_*",      "SCHEDOP_*",         "XENMEM_*",
    "EVTCHNOP_*",     "XENVER_*",        "PHYSDEVOP_*",   "GNTTABOP_*",        "VMASST_TYPE_*",
    "VCPUOP_*",       "XENNMI_*",        "CALLBACKOP_*",  "CALLBACKTYPE_*",    "UVMF_*",
    "CONSOLEIO_*",    "SEGBASE_*",       "XENPF_[a-z]*",  "XEN_SYSCTL_[a-z]*", "XEN_DOMCTL_[a-z]*",
    "HVMOP_[a-z]*",   "XEN_DMOP_[a-z]*", "KEXEC_CMD_*",   "XENOPROF_[a-z]*",   "XEN_MC_[a-z]*",
    "XENPMU_[a-z]*",  "XEN_HYPFS_OP_*",  "XEN_ARGO_OP_*", "FLASK_*",
};

/* Names that are like these, and are neither a hypercall number nor a sub-operation. */
static const char *const exempt[] = {
    "__HYPERVISOR_VIRT_*",      /* addresses */
    "XENMEM_FORK_*",            /* flags of a fork, an operation of sharing_op */
    "XENMEM_RDM_ALL",           /* a flag of reserved_device_memory_map */
    "XENMEM_SHARING_OP_*",      /* errors and fields of sharing_op */
    "XENMEM_resource_*",        /* what acquire_resource is to acquire */
    "GNTTABOP_error_msgs",      /* texts */
    "PHYSDEVOP_DBGP_*",         /* arguments of dbgp_op */
    "UVMF_FLUSHTYPE_MASK",      /* a mask */
    "XENOPROF_last_op",         /* how many there are */
    "XEN_DMOP_no_gfns",         /* a flag of set_irq_level's neighbours */
    "XEN_DOMCTL_vmtrace_[!o]*", /* what vmtrace_op takes as an argument; likewise the next two */
    "XEN_DOMCTL_vmtrace_output_position",
    "XEN_SYSCTL_pm_op_*",
    "XEN_SYSCTL_cpu_featureset_*", /* which one get_cpu_featureset is to get */
    "XEN_SYSCTL_cpu_policy_*",
};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

struct macro {
    char name[96];
    char text[96];
};

static struct macro *macros;
static size_t macro_count;

static void free_names(void)
{
    free(macros);
    macros = NULL;
    macro_count = 0;
}

/* The names that a command prints, each with its value. */
static void read_names(const char *command)
{
    char line[4096];
    FILE *in = popen(command, "r");

    assert_non_null(in);
    free_names();
    while (fgets(line, sizeof(line), in)) {
        struct macro macro = {0};

        if (sscanf(line, "%95[A-Za-z0-9_] %95[^\n]", macro.name, macro.text) != 2)
            continue;
        macros = memory_grow(macros, macro_count, sizeof(*macros));
        macros[macro_count++] = macro;
    }
    assert_int_equal(pclose(in), 0);
}

static const struct macro *find_macro(const char *name)
{
    size_t i;

    for (i = 0; i < macro_count; i++)
        if (!strcmp(macros[i].name, name))
            return &macros[i];
    return NULL;
}

/* A name that stands for another name is as good as that one. */
static const struct macro *resolve(const struct macro *macro)
{
    const struct macro *other = find_macro(macro->text);

    return other ? resolve(other) : macro;
}

/* Its value: a number, or the shifted number that the UVMF_ are.  False: neither. */
static bool value_of(const struct macro *macro, unsigned long *value)
{
    unsigned shift = 0;
    char *end;

    macro = resolve(macro);
    *value = strtoul(macro->text, &end, 0);
    if (end != macro->text && !*end)
        return true;
    if (sscanf(macro->text, "(xen_mk_ulong(%lu)<<%u)", value, &shift) != 2)
        return false;
    *value <<= shift;
    return true;
}

static bool matches(const char *const *globs, size_t count, const char *name)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (fnmatch(globs[i], name, 0) == 0)
            return true;
    return false;
}

static bool accounted(const char *name)
{
    size_t i;

    for (i = 0; i < catalogue_size; i++)
        if (!strcmp(catalogue[i].constant, name))
            return true;
    return false;
}

/* Whether the catalogue has it, or need not; 'seen' counts those that it should have. */
static bool stands(const struct macro *macro, size_t *seen)
{
    if (!matches(families, COUNT(families), macro->name) ||
        matches(exempt, COUNT(exempt), macro->name))
        return true;
    ++*seen;
    return accounted(macro->name) || accounted(resolve(macro)->name);
}

/* What is in the headers of those releases is in the catalogue. */
static void test_headers_accounted(void **state)
{
    size_t i, seen = 0, lost = 0;

    (void)state;
    read_names(STORED);
    for (i = 0; i < macro_count; i++) {
        if (stands(&macros[i], &seen))
            continue;
        print_error("%s (%s) is nowhere in bench/catalogue.def\n", macros[i].name, macros[i].text);
        lost++;
    }
    assert_int_equal(lost, 0);
    /* Headers that were not found would be accounted for with ease. */
    assert_true(seen > 450);
    assert_false(accounted("SCHEDOP_invented"));
}

/* What is in the catalogue is in those headers, with that value. */
static void test_catalogue_true(void **state)
{
    size_t i, lost = 0;

    (void)state;
    read_names(STORED);
    for (i = 0; i < catalogue_size; i++) {
        const struct catalogue_entry *entry = &catalogue[i];
        const struct macro *macro = find_macro(entry->constant);
        unsigned long value = 0;

        if (!strcmp(entry->constant, "-"))
            continue;
        if (macro && value_of(macro, &value) && value == strtoul(entry->value, NULL, 10))
            continue;
        print_error("%s is not %s in Xen's headers, but %s\n", entry->constant, entry->value,
                    macro ? macro->text : "nowhere");
        lost++;
    }
    assert_int_equal(lost, 0);
}

/*
 * What this machine's headers name besides is of a newer Xen, and is said: tests/run-unit passes
 * these lines on.
 */
static void test_installed_headers(void **state)
{
    size_t i, seen = 0;

    (void)state;
    read_names(INSTALLED);
    for (i = 0; i < macro_count; i++)
        if (!stands(&macros[i], &seen))
            print_error("warning: %s (%s) of this machine's Xen headers is nowhere in "
                        "bench/catalogue.def: it is not measured, nor left out with a reason\n",
                        macros[i].name, macros[i].text);
    assert_true(seen > 150);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headers_accounted),
        cmocka_unit_test(test_catalogue_true),
        cmocka_unit_test(test_installed_headers),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    free_names();
    return failed;
}
