/* SPDX-License-Identifier: MIT */
/*
 * How far the controls of a boot in cycles may be off on a processor that nobody emulates: a rule
 * of the kernel's and of the host's.  Two quanta of the clock are allowed in any case.
 */
#ifndef REPORT_RECORD_CONTROLS_H
#define REPORT_RECORD_CONTROLS_H

/* What has to cost nothing, by so many parts of the null call; the halves of a chain, of one. */
#define CONTROL_EMPTY_PARTS 20
#define CONTROL_CHAIN_PARTS 10

/*
 * A multiplication takes three times an addition, or four on AMD's Bulldozer and its kin
 * (bench/fixture/chain.S has the source), less or more a tenth; in hundredths.
 */
#define CONTROL_RATIO_USUAL 300
#define CONTROL_RATIO_LEAST 270
#define CONTROL_RATIO_MOST  440

#endif
