using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;

namespace StandardObservability.Compliance;

/// <summary>The application's own redactors, resolved at the first classified value: they may need a logger, and loggers need the policy.</summary>
internal sealed class RegisteredRedactorProvider(IServiceProvider services) : IRedactorProvider
{
    /// <summary>The application's redactors, or <see langword="null"/> when it registered none.</summary>
    public static RegisteredRedactorProvider? Find(IServiceProvider services)
        => services.GetService<IServiceProviderIsService>()?.IsService(typeof(IRedactorProvider)) == true ? new RegisteredRedactorProvider(services) : null;

    public Redactor GetRedactor(DataClassificationSet classifications)
        => services.GetRequiredService<IRedactorProvider>().GetRedactor(classifications);
}
