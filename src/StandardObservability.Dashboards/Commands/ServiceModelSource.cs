namespace StandardObservability.Dashboards.Commands;

/// <summary>Creates the model that a service registered. The name of the service is known when the host is built.</summary>
/// <param name="create">Creates the model of a service name.</param>
internal sealed class ServiceModelSource(Func<string, ServiceModel> create)
{
    /// <exception cref="RenderException">The model has another name, so nothing of it would show this service.</exception>
    public ServiceModel Create(string service)
    {
        var model = create(service);
        return model.Service == service ? model : throw new RenderException(
            $"The model is of {model.Service}, and the service emits as {service}, so its dashboard would be empty. "
            + "Pass the name that AddServiceModel gives to the delegate.");
    }
}
