"""A mail server for tests: accepts messages by SMTP and writes each one as a pair of files into a folder.

It is Debian's python3-aiosmtpd, so that neither the protocol nor the reading of a message rests on our own code.
NNNN.eml holds the bytes as they came; NNNN.json the envelope and what Python's mail parser reads in it.

Usage: smtp_peer.py PORT FOLDER [--tls CERTIFICATE KEY] [--login USER PASSWORD]
Recipients whose address begins with "refused" get a 550, with "later" a 451.
"""
import argparse
import asyncio
import base64
import email
import email.policy
import json
import os
import ssl

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


class Peer:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused"):
            return "550 5.1.1 No such mailbox here"
        if address.startswith("later"):
            return "451 4.7.1 Greylisted, try again later"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        name = f"{self.count:04d}"
        self.write(name + ".eml", envelope.original_content)
        # The description comes last and by rename: whoever sees it finds both files whole.
        self.write(name + ".json", json.dumps(describe(session, envelope)).encode())
        return "250 2.0.0 Kept"

    def write(self, name, content):
        path = os.path.join(self.folder, name)
        with open(path + ".part", "wb") as file:
            file.write(content)
        os.rename(path + ".part", path)


def describe(session, envelope):
    message = email.message_from_bytes(envelope.original_content, policy=email.policy.default)
    text = message.get_body(("plain",))
    html = message.get_body(("html",))
    return {
        "From": envelope.mail_from,
        "Recipients": envelope.rcpt_tos,
        "Encrypted": session.ssl is not None,
        "Login": session.auth_data.login.decode() if session.auth_data else None,
        "Headers": [[name, str(value)] for name, value in message.items()],
        "Text": text.get_content() if text else None,
        "Html": html.get_content() if html else None,
        "Attachments": [attachment(part) for part in message.iter_attachments()],
    }


def attachment(part):
    content = base64.b64encode(part.get_payload(decode=True) or b"").decode()
    return {"Name": part.get_filename(), "Type": part.get_content_type(), "Content": content}


async def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("port", type=int)
    arguments.add_argument("folder")
    arguments.add_argument("--tls", nargs=2)
    arguments.add_argument("--login", nargs=2)
    chosen = arguments.parse_args()

    context = None
    if chosen.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*chosen.tls)

    def authenticate(server, session, envelope, mechanism, data):
        right = isinstance(data, LoginPassword) and [data.login.decode(), data.password.decode()] == chosen.login
        return AuthResult(success=right, handled=False, auth_data=data)

    loop = asyncio.get_running_loop()
    peer = Peer(chosen.folder)

    def session():
        return SMTP(
            peer, loop=loop, hostname="peer.test", ident="Test peer", tls_context=context,
            require_starttls=bool(context), auth_required=bool(chosen.login), auth_require_tls=bool(context),
            authenticator=authenticate if chosen.login else None)

    server = await loop.create_server(session, "127.0.0.1", chosen.port)
    print("listening", flush=True)
    await server.serve_forever()


asyncio.run(main())
