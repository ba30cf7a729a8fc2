using Constructs;
using StandardObservability.Cdk.Templates;
using StandardObservability.Conventions.Commands;
using StandardObservability.Dashboards;

namespace StandardObservability.Cdk;

/// <summary>
/// Dashboard, alarms, saved queries and objectives of a service: each resource of <see cref="CloudWatchTemplate"/>, with the same type and
/// properties.
/// </summary>
/// <remarks>
/// The resources are generic, so they do not depend on what the installed version of the CDK knows. Each one is a child with its logical id of
/// the template as id: <c>(CfnResource)observability.Node.FindChild("Dashboard")</c>.
/// </remarks>
public sealed class ServiceObservability : Construct
{
    /// <summary>Creates the resources of a model.</summary>
    /// <param name="scope">The stack, or a construct in it.</param>
    /// <param name="id">The id in <paramref name="scope"/>. Logical ids contain it: a change replaces all resources.</param>
    /// <param name="model">The model, for example from a class library that the service and the CDK app reference.</param>
    /// <param name="props">What differs between environments.</param>
    /// <param name="service">How the service emits its metrics; <see langword="null"/> for the defaults of this library.</param>
    /// <exception cref="ArgumentException">A value of <paramref name="props"/> is missing or not accepted. The message contains its name.</exception>
    /// <exception cref="RenderException">CloudWatch cannot express a widget or an alarm.</exception>
    public ServiceObservability(Construct scope, string id, ServiceModel model, ServiceObservabilityProps props, EmittingService? service = null)
        : this(scope, id, ServiceTemplate.Parse(CloudWatchTemplate.Render(model, service).Text, CloudWatchTemplate.FileName), props)
    {
    }

    private ServiceObservability(Construct scope, string id, ServiceTemplate template, ServiceObservabilityProps props)
        : this(scope, id, template, ParameterValues.Create(template, props))
    {
    }

    // Everything that can be wrong is found before the base class adds this construct to the stack.
    private ServiceObservability(Construct scope, string id, ServiceTemplate template, IReadOnlyDictionary<string, string> parameters)
        : base(scope, id)
    {
        var resources = new TemplateResources(this, template, parameters);
        resources.CreateAll();
        DashboardName = resources.FindOutputs("DashboardName").Single();
        DeploymentAlarmNames = [.. resources.FindOutputs("DeploymentAlarmNames")];
    }

    /// <summary>The name of the dashboard, as a token.</summary>
    public string DashboardName { get; }

    /// <summary>
    /// The names of the alarms that roll a deployment back, as tokens: for <c>DeploymentAlarms</c> of an ECS service or an alarm configuration of
    /// CodeDeploy. Empty if no alarm of the model guards deployments.
    /// </summary>
    public IReadOnlyList<string> DeploymentAlarmNames { get; }

    /// <summary>Creates the resources of a template that <c>dotnet run -- observability render DIR</c> of the service wrote.</summary>
    /// <param name="scope">The stack, or a construct in it.</param>
    /// <param name="id">The id in <paramref name="scope"/>. Logical ids contain it: a change replaces all resources.</param>
    /// <param name="path">Path of the template, relative to the current directory, which is that of <c>cdk.json</c>.</param>
    /// <param name="props">What differs between environments.</param>
    /// <returns>The construct.</returns>
    /// <exception cref="ArgumentException">A value of <paramref name="props"/> is missing or not accepted. The message contains its name.</exception>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">The file is not a template of this library.</exception>
    public static ServiceObservability FromTemplate(Construct scope, string id, string path, ServiceObservabilityProps props)
        => new(scope, id, ServiceTemplate.Read(path), props);
}
