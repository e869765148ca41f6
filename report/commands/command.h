/* SPDX-License-Identifier: MIT */
/*
 * The commands of pvbench.  Each gets its own name as argv[0] and returns an exit status of
 * report/system/exit.h.
 */
#ifndef REPORT_COMMANDS_COMMAND_H
#define REPORT_COMMANDS_COMMAND_H

int cmd_run(int argc, char **argv);
int cmd_show(int argc, char **argv);
int cmd_compare(int argc, char **argv);
int cmd_gate(int argc, char **argv);
int cmd_calibrate(int argc, char **argv);
int cmd_plan_boots(int argc, char **argv);
int cmd_list(int argc, char **argv);
int cmd_coverage(int argc, char **argv);
int cmd_report(int argc, char **argv);
int cmd_plot(int argc, char **argv);
int cmd_profile(int argc, char **argv);
int cmd_export(int argc, char **argv);
int cmd_host(int argc, char **argv);
int cmd_iso(int argc, char **argv);
int cmd_doctor(int argc, char **argv);

#endif
