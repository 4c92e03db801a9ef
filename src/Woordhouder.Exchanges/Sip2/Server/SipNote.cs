namespace Woordhouder.Exchanges.Sip2;

/// <summary>What the message log says of a message beside its answer.</summary>
internal sealed class SipNote
{
    public bool Offline { get; set; }
    public bool Repeated { get; set; }
}
