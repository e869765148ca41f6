/* SPDX-License-Identifier: MIT */
/* Event channel ports for cases: each is 0 where Xen gives none, and whoever opens it closes it. */
#ifndef BENCH_PORT_H
#define BENCH_PORT_H

/* Waiting for a peer of this domain, which never comes. */
unsigned port_unbound(void);

/* To the first vCPU itself. */
unsigned port_ipi(void);

/* To another vCPU. */
unsigned port_ipi_on(unsigned vcpu);

/* The other end of a port that waits for a peer. */
unsigned port_peer(unsigned remote);

/* A virtual interrupt of the first vCPU. */
unsigned port_virq(unsigned virq);

void port_close(unsigned port);

#endif
