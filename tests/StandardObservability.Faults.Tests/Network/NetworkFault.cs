namespace StandardObservability.Faults.Tests.Network;

/// <summary>How the network between a service and its receiver fails.</summary>
internal enum NetworkFault
{
    None,

    /// <summary>No process listens on the port.</summary>
    Refused,

    /// <summary>Connections are not answered, as behind a security group that drops packets.</summary>
    Unanswered,

    /// <summary>Each response comes 700 ms late.</summary>
    Slow,

    /// <summary>The connection is reset while the request is read.</summary>
    ResetInRequest,

    /// <summary>The receiver has the request, and the connection is reset while it responds.</summary>
    ResetInResponse,

    /// <summary>The response has no end.</summary>
    EndlessResponse,

    /// <summary>The certificate is not from the authority that the service trusts.</summary>
    UntrustedCertificate,
}
