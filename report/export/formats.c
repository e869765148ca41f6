/* SPDX-License-Identifier: MIT */
/* The closed list of formats: see export.h. */
#include "report/export/export.h"

const struct export_format export_formats[] = {
    {"gobench", "Go benchmark text: benchstat", true, false, false, 0, export_gobench},
    {"values", "one number a line: ministat, gnuplot, R", true, true, false, 0, export_values},
    {"csv", "a row a case, measure and boot: spreadsheets, sqlite3, R", false, false, false, 0,
     export_csv},
    {"junit", "JUnit XML: Jenkins, GitLab", false, false, false, 0, export_junit},
    {"markdown", "a table: a CI job's summary", false, false, true, 0, export_markdown},
    {"openmetrics", "OpenMetrics text: Prometheus", false, false, false, 0, export_openmetrics},
    {"smaller", "customSmallerIsBetter JSON: github-action-benchmark", true, false, true, 1,
     export_smaller},
    {"bencher", "Bencher Metric Format JSON: bencher.dev", true, false, false, 0, export_bencher},
    {"tap", "TAP 13: prove", false, false, false, 0, export_tap},
};

const size_t export_format_count = sizeof(export_formats) / sizeof(*export_formats);
