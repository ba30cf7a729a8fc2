using StandardObservability.Conventions.Commands;

namespace StandardObservability.Dashboards.Commands;

/// <summary>Writes the files of the service's model to a folder.</summary>
/// <param name="source">The service's own model, or <see langword="null"/> for the standard one.</param>
internal sealed class RenderCommand(ServiceModelSource? source = null) : ModelCommand(source)
{
    public override string Name => "render";

    public override string Usage => "render DIR [--metrics emf,otlp,prometheus] [--prices FILE]  writes dashboard, alarms and runbook of the service to DIR";

    protected override int Run(ServiceCommandContext context, CommandArguments arguments, ServiceModel model, IReadOnlyList<RenderedFile> files)
    {
        Directory.CreateDirectory(arguments.Folder);
        foreach (var file in files)
        {
            var path = Path.Combine(arguments.Folder, file.Name);
            File.WriteAllText(path, file.Text);
            context.Output.WriteLine(path);
        }

        if (model.Team is null)
        {
            context.Error.WriteLine(
                "Warning: no team is set, so alarms and runbook name no owner. Set Observability:Team to the owning team, for example \"payments\".");
        }

        return 0;
    }
}
