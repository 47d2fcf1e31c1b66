"""Drives the kernel as a Jupyter front end does and prints what it saw as one JSON object."""

import json
import sys
import time
from queue import Empty

from jupyter_client.manager import KernelManager

WAIT = 180


def run(client, code, answer=None, during=None, **options):
    """Executes code; returns the reply and the outputs that belong to it."""
    options.setdefault("allow_stdin", answer is not None)
    request = client.execute(code, **options)
    seen = {"outputs": []}
    deadline = time.time() + WAIT
    while time.time() < deadline:
        if answer is not None:
            try:
                client.get_stdin_msg(timeout=0.05)
                client.input(answer)
            except Empty:
                pass
        try:
            message = client.get_iopub_msg(timeout=0.05)
        except Empty:
            continue
        if message["parent_header"].get("msg_id") != request:
            continue
        kind, content = message["msg_type"], message["content"]
        if kind == "status" and content["execution_state"] == "idle":
            break
        if kind in ("stream", "display_data", "update_display_data", "execute_result", "error"):
            seen["outputs"].append({"type": kind, **content})
            if during and kind == "stream":
                during()
                during = None
    seen["reply"] = reply(client, request)
    return seen


def reply(client, request):
    deadline = time.time() + WAIT
    while time.time() < deadline:
        message = client.get_shell_msg(timeout=WAIT)
        if message["parent_header"].get("msg_id") == request:
            return message["content"]


def main(folder):
    manager = KernelManager(kernel_name="java")
    manager.kernel_spec_manager.kernel_dirs = [folder]
    manager.start_kernel(stderr=open(folder + "/stderr.txt", "w"))
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=WAIT)
    result = {"info": reply(client, client.kernel_info())}
    try:
        result["value"] = run(client, "int x = 20;\nx + 1")
        result["stream"] = run(
            client, 'System.out.print("10%\\r20%");\nSystem.out.print("\\r30%\\u00e9");\nSystem.err.println("careful");')
        result["display"] = run(
            client, 'var id = display("<b>one</b>", "text/html");\nupdateDisplay(id, "<b>two</b>", "text/html");')
        result["image"] = run(
            client, "display(new java.awt.image.BufferedImage(2, 2, java.awt.image.BufferedImage.TYPE_INT_RGB));")
        result["error"] = run(client, '\nthrow new IllegalStateException("boom");')
        result["stdin"] = run(
            client, "var name = new Scanner(System.in).nextLine();\nname + x", answer="J\u00f6rg")
        result["no_stdin"] = run(client, "System.in.read()")

        at = []
        result["interrupt"] = run(
            client, '{ System.out.println("runs"); while (true); }',
            during=lambda: (time.sleep(0.2), at.append(time.time()), manager.interrupt_kernel()))
        result["interrupt"]["seconds"] = time.time() - at[0]
        result["interrupt_stdin"] = run(
            client, '{ System.out.println("asks"); System.in.read(); }',
            during=lambda: (time.sleep(0.2), manager.interrupt_kernel()), allow_stdin=True)
        result["after_interrupt"] = run(client, "x + 2")

        queued = [client.execute(code) for code in ("Thread.sleep(500); nope();", "x = 99;")]
        result["queue"] = [reply(client, request)["status"] for request in queued]
        result["after_queue"] = run(client, "x")
        result["silent"] = run(client, "x = 21;", silent=True)["reply"]
        result["count"] = run(client, "x")["reply"]["execution_count"]

        code = "int y = 1;\nvar e\u0301\U0001f600text = \"\"; // \U0001f600\nMath.ab"
        result["complete"] = reply(client, client.complete(code))
        result["inspect"] = reply(client, client.inspect("int y = 1;\nMath.abs(-1)", 16))
        result["inspect_variable"] = reply(client, client.inspect("x", 1))
        result["inspect_nothing"] = reply(client, client.inspect("   ", 1))
        result["is_complete"] = [
            reply(client, client.is_complete(text))
            for text in ("int a = 1;", "  for (;;) {", "int a = ;", "foo(1,\n    2")]
        result["history"] = reply(client, client.history(hist_access_type="tail", n=5))
    finally:
        process = manager.provisioner.process
        start = time.time()
        client.shutdown()
        process.wait(WAIT)
        result["shutdown_seconds"] = time.time() - start
        client.stop_channels()
    result["stderr"] = open(folder + "/stderr.txt").read()
    json.dump(result, sys.stdout)


main(sys.argv[1])
