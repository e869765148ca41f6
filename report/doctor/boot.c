/* SPDX-License-Identifier: MIT */
/* What "pvbench run" boots in QEMU; see looks.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "report/cases/environment.h"
#include "report/doctor/ask.h"
#include "report/doctor/job.h"
#include "report/doctor/looks.h"
#include "report/machine/basic.h"
#include "report/machine/image.h"
#include "report/model/facts.h"
#include "report/system/file.h"

/* README.md: prices are the same in these and between them. */
#define QEMU_OLDEST "7.2"
#define QEMU_NEWEST "11.1"

/* Debian's lists of one suite, unpacked, and a hypervisor: what get-xen needs for a moment. */
#define CACHE_LEAST_MB 300

static const char *fact_or_empty(const struct facts *facts, const char *key)
{
    const char *value = facts_get(facts, key);

    return value ? value : "";
}

/* "7.2.22 (...)" before "11.1": by the first two numbers. */
static long release_of(const char *version)
{
    char *end;
    long major = strtol(version, &end, 10);

    return major * 1000 + (*end == '.' ? strtol(end + 1, NULL, 10) : 0);
}

static bool qemu_is_known(const char *version)
{
    long release = release_of(version);

    return release >= release_of(QEMU_OLDEST) && release <= release_of(QEMU_NEWEST);
}

/* Without one the counts are not held against QEMU's own, and there is no profile. */
static void look_plugin(struct job *job, const struct doctor_world *world, const char *interface)
{
    char stem[PATH_MAX], path[PATH_MAX + 64];

    if (!*interface || !home_plugins(world->home, stem)) {
        job_find(job, PIECE_NOTE, "plugin",
                 "this QEMU takes none of ours: counts are not checked by QEMU's own, and there is "
                 "no run --profile");
        return;
    }
    snprintf(path, sizeof(path), "%s-%s.so", stem, interface);
    if (access(path, R_OK) == 0)
        job_find(job, PIECE_OK, "plugin", "regions-%s.so, which this QEMU takes", interface);
    else
        job_find(job, PIECE_NOTE, "plugin",
                 "regions-%s.so is not %s: counts are not checked by QEMU's own, and there is no "
                 "run --profile",
                 interface, world->tree ? "built (type make)" : "installed");
}

static void look_qemu(struct job *job, const struct doctor_world *world)
{
    const char *argv[5] = {world->home->run_qemu, "--look"};
    struct facts facts = {0};
    char why[512];
    const char *version;

    if (world->qemu) {
        argv[2] = "--qemu";
        argv[3] = world->qemu;
    }
    if (!ask_script(argv, &facts, why, sizeof(why))) {
        job_find(job, PIECE_MISSING, "QEMU", "%s", *why ? why : "run-qemu --look failed");
        return;
    }
    version = fact_or_empty(&facts, "qemu.version");
    job_find(job, qemu_is_known(version) ? PIECE_OK : PIECE_NOTE, "QEMU", "%s, %s; %s%s to %s",
             version, fact_or_empty(&facts, "qemu.program"),
             qemu_is_known(version) ? "known good: "
                                    : "not tried: the prices are known to be good in ",
             QEMU_OLDEST, QEMU_NEWEST);
    look_plugin(job, world, fact_or_empty(&facts, "qemu.plugin-interface"));
    facts_free(&facts);
}

/* A word more of a list with commas. */
static void list_word(char *list, size_t size, const char *word)
{
    size_t len = strlen(list);

    snprintf(list + len, size - len, "%s%s", len ? ", " : "", word);
}

/* The words of a text, which it has blanks between. */
static void list_words(char *list, size_t size, const char *text)
{
    char word[64];
    int used;

    for (*list = '\0'; sscanf(text, " %63s%n", word, &used) == 1; text += used)
        list_word(list, size, word);
}

static const char *how_to_get_images(const struct doctor_world *world)
{
    return world->tree ? "type make"
                       : "install pvbench again; on Debian the package is pvbench-images";
}

void look_images(struct job *job, const struct doctor_world *world)
{
    char there[256] = "", lacks[256] = "", why[128], path[PATH_MAX];
    bool first = false;
    size_t i;

    for (i = 0; i < environment_count; i++) {
        bool good = home_image(world->home, environments[i].name, path) &&
                    image_environment(path, why, sizeof(why)) == &environments[i];

        first = first || (!i && good);
        list_word(good ? there : lacks, sizeof(there), environments[i].name);
    }
    if (!*lacks)
        job_find(job, PIECE_OK, "images", "%s", there);
    else
        job_find(job, first ? PIECE_NOTE : PIECE_MISSING, "images",
                 "not there, or no images of ours: %s; %s", lacks, how_to_get_images(world));
}

/* 'needed': without room there the main job cannot run. */
static void look_cache(struct job *job, const char *cache, bool needed)
{
    enum piece_state lacking = needed ? PIECE_MISSING : PIECE_NOTE;
    char folder[PATH_MAX];
    struct statvfs disc;
    unsigned long long mb;

    file_nearest(cache, folder);
    if (!file_folder_takes(folder) || statvfs(folder, &disc) != 0) {
        job_find(job, lacking, "cache",
                 "cannot write %s: set PVBENCH_CACHE to a folder of your own", cache);
        return;
    }
    /* A file system in memory may have no end that it tells of. */
    if (!disc.f_blocks) {
        job_find(job, PIECE_OK, "cache", "%s", cache);
        return;
    }
    mb = (unsigned long long)disc.f_bavail * disc.f_frsize >> 20;
    job_find(
        job, mb < CACHE_LEAST_MB ? lacking : PIECE_OK, "cache", "%s: %llu MB free%s", cache, mb,
        mb < CACHE_LEAST_MB ? ", too few to fetch a Xen: set PVBENCH_CACHE to another folder" : "");
}

static void look_xen(struct job *job, const struct doctor_world *world)
{
    const char *const argv[] = {world->home->get_xen, "--look", NULL};
    struct facts facts = {0};
    const char *fetch_not;
    char why[512], kept[512];

    if (!ask_script(argv, &facts, why, sizeof(why))) {
        job_find(job, PIECE_MISSING, "Xen", "get-xen --look failed: %s", why);
        return;
    }
    list_words(kept, sizeof(kept), fact_or_empty(&facts, "xen.kept"));
    fetch_not = facts_get(&facts, "xen.fetch-not");
    if (*kept && fetch_not)
        job_find(job, PIECE_NOTE, "Xen", "%s kept; others cannot be fetched: %s", kept, fetch_not);
    else if (*kept)
        job_find(job, PIECE_OK, "Xen", "%s kept; others come from this machine's Debian mirror",
                 kept);
    else if (fetch_not)
        job_find(job, PIECE_MISSING, "Xen", "none is kept; %s", fetch_not);
    else
        job_find(job, PIECE_OK, "Xen",
                 "none is kept; the first run fetches one from this machine's Debian mirror");
    look_cache(job, fact_or_empty(&facts, "xen.cache"), !*kept);
    facts_free(&facts);
}

void look_boot(struct doctor *doctor, const struct doctor_world *world)
{
    struct job *job = job_open(doctor, "boot", "boot Xen in QEMU, exact counts (pvbench run)");
    char why[512];

    /* No script could answer. */
    if (basic_programs_lack(why, sizeof(why))) {
        job_find(job, PIECE_MISSING, "PATH", "%s", why);
        look_images(job, world);
        return;
    }
    look_qemu(job, world);
    look_images(job, world);
    look_xen(job, world);
    job_packages(job, world, "boot");
}
