"""Serve the web and the API."""

import argparse
import errno
import os
import socket

from alongside.jobs import ground
from alongside.jobs.commands import Trouble

HELP = "serve the web on http://127.0.0.1:PORT"
LOOPBACK = "127.0.0.1"
WORKERS = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and with how many processes."""
    parser.add_argument("--host", default=LOOPBACK, help="the address to listen on (default: this machine alone)")
    parser.add_argument("--workers", type=int, default=WORKERS, metavar="N", help=f"web processes (default {WORKERS})")


def run(args: argparse.Namespace) -> int:
    """Serve until told to stop."""
    port: int = ground.settings().PORT
    refuse_taken_port(args.host, port)
    with ground.database():
        _look_first()
        from granian.constants import Interfaces
        from granian.log import LogLevels
        from granian.server import Server

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
        Server(
            "alongside.config.wsgi:application",
            address=args.host,
            port=port,
            interface=Interfaces.WSGI,
            workers=args.workers,
            # One blocking thread a process: four halved the throughput, and a thread is a database connection.
            blocking_threads=1,
            websockets=False,
            respawn_failed_workers=True,
            workers_kill_timeout=10,
            log_level=LogLevels.warning,
        ).serve()
    return 0


def _look_first() -> None:
    """Refuse a database that must not be served."""
    import django
    from django.db import OperationalError, connections

    django.setup()
    try:
        ground.refuse_unsound()
    except OperationalError as wrong:
        raise Trouble(
            f"The database cannot be reached: {' '.join(str(wrong).split())}. Look at DATABASE_URL"
        ) from wrong
    finally:
        connections.close_all()


def refuse_taken_port(host: str, port: int) -> None:
    """Say so when another program listens there already; raises `Trouble`."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        # As the server itself will: a socket that lingers after its program has gone does not stand in the way.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as refused:
            if refused.errno == errno.EADDRINUSE:
                raise Trouble(f"port {port} is in use: stop what uses it, or choose another, as in PORT={port + 1}")
            if refused.errno == errno.EACCES:
                raise Trouble(f"port {port} is reserved for root: choose one from 1024 up, as in PORT=8000")
            raise Trouble(f"cannot listen on {host} port {port}: {refused.strerror}")
