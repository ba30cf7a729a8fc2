namespace StandardObservability.AspNetCore.LocalPage.Access;

/// <summary>Why the page needs its key for a request.</summary>
internal enum Refusal
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>The remote address is not that of this machine.</summary>
    RemoteAddress,

    /// <summary>The host is not that of this machine: another name may lead here on purpose.</summary>
    Host,

    /// <summary>A proxy sent the request, so the remote address is the proxy's.</summary>
    Proxy,

    /// <summary>A page of another site sent the request.</summary>
    OtherSite,
}
