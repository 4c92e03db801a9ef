using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Woordhouder.Tests.Hosting;

/// <summary>
/// A real mail server (Debian's python3-aiosmtpd) that keeps what it gets. It is never skipped: a machine without it fails
/// with the sentence that says what to install.
/// </summary>
/// <remarks>
/// A recipient whose address begins with <c>refused</c> is answered 550, one that begins with <c>later</c> 451.
/// </remarks>
public sealed class SmtpServer : IAsyncDisposable
{
    // Debian's own Python: another one earlier on the PATH does not have Debian's packages.
    private const string Python = "/usr/bin/python3";

    private const string Login = "bibliotheek";
    private const string Secret = "wachtwoord van de proef";

    private readonly ChildProcess _program;
    private readonly string _mail;

    private SmtpServer(ChildProcess program, string folder, int port, bool secure)
    {
        _program = program;
        _mail = Path.Combine(folder, "mail");
        Port = port;
        CertificateFile = secure ? Path.Combine(folder, "certificate.pem") : null;
    }

    public string Host { get; } = "127.0.0.1";

    public int Port { get; }

    /// <summary>The certificate (PEM) that a client must trust; <c>null</c> without TLS.</summary>
    public string? CertificateFile { get; }

    public string User { get; } = Login;

    public string Password { get; } = Secret;

    public string Output => _program.Output;

    /// <summary>Everything received so far, in the order of arrival.</summary>
    public IReadOnlyList<ReceivedMail> Received =>
        [.. Directory.GetFiles(_mail, "*.json").Order(StringComparer.Ordinal).Select(ReceivedMail.Read)];

    /// <summary>Starts a server on a free port.</summary>
    /// <param name="secure">
    /// Refuse mail before STARTTLS and a sign-in as <see cref="User"/>; the client must trust <see cref="CertificateFile"/>.
    /// </param>
    /// <exception cref="InvalidOperationException">The mail server is missing or did not start.</exception>
    public static async Task<SmtpServer> StartAsync(bool secure = false)
    {
        await RequireProgramAsync();
        for (var attempt = 1; ; attempt++)
        {
            var folder = await UnixAccount.NewFolderAsync("woordhouder-smtp-", account: null);
            Directory.CreateDirectory(Path.Combine(folder, "mail"));
            var port = ChildProcess.FreePort();
            var program = await ChildProcess.StartAsync(new ChildProgram(Python, Arguments(folder, port, secure)), folder);
            var server = new SmtpServer(program, folder, port, secure);
            if (await server.ListensAsync(TimeSpan.FromSeconds(30))) return server;
            await server.DisposeAsync();
            if (attempt == 3 || !server.Output.Contains("address already in use", StringComparison.Ordinal))
                throw new InvalidOperationException($"The mail server did not start:\n{server.Output}");
        }
    }

    /// <summary>Waits until <paramref name="count"/> messages have come, and returns all of them.</summary>
    /// <exception cref="TimeoutException">They did not come in time; the message tells what did.</exception>
    public async Task<IReadOnlyList<ReceivedMail>> WaitAsync(int count, TimeSpan? patience = null)
    {
        var since = Stopwatch.StartNew();
        while (since.Elapsed < (patience ?? TimeSpan.FromSeconds(20)))
        {
            var received = Received;
            if (received.Count >= count) return received;
            await Task.Delay(20);
        }
        throw new TimeoutException(
            $"{Received.Count} of {count} messages came: {string.Join("; ", Received.Select(mail => mail.Subject))}");
    }

    /// <summary>Forgets what came so far.</summary>
    public void Clear()
    {
        foreach (var file in Directory.GetFiles(_mail)) File.Delete(file);
    }

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    private static string[] Arguments(string folder, int port, bool secure)
    {
        string[] plain =
        [
            Path.Combine(AppContext.BaseDirectory, "Hosting", "smtp_peer.py"),
            port.ToString(CultureInfo.InvariantCulture),
            Path.Combine(folder, "mail"),
        ];
        if (!secure) return plain;
        var (certificate, key) = (Path.Combine(folder, "certificate.pem"), Path.Combine(folder, "key.pem"));
        WriteCertificate(certificate, key);
        return [.. plain, "--tls", certificate, key, "--login", Login, Secret];
    }

    private static void WriteCertificate(string certificateFile, string keyFile)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=peer.test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        // Fixed days far apart: the test clock may stand in any year of the simulation.
        using var certificate = request.CreateSelfSigned(
            new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2099, 12, 31, 0, 0, 0, TimeSpan.Zero));
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
    }

    private static async Task RequireProgramAsync()
    {
        var exitCode = -1;
        if (File.Exists(Python))
        {
            var start = new ProcessStartInfo(Python, ["-c", "import aiosmtpd.smtp"]) { RedirectStandardError = true };
            using var probe = Process.Start(start)!;
            await probe.WaitForExitAsync();
            exitCode = probe.ExitCode;
        }
        if (exitCode != 0)
            throw new InvalidOperationException(
                "The mail server of the tests is missing: /usr/bin/python3 cannot import aiosmtpd. "
                + "Install it with: apt-get install python3-aiosmtpd (./test does so by itself).");
    }

    private async Task<bool> ListensAsync(TimeSpan patience)
    {
        var since = Stopwatch.StartNew();
        while (!_program.HasExited && since.Elapsed < patience)
        {
            if (Output.Contains("listening", StringComparison.Ordinal)) return true;
            await Task.Delay(20);
        }
        return false;
    }
}
