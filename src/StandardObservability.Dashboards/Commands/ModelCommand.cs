using StandardObservability.Conventions.Commands;

namespace StandardObservability.Dashboards.Commands;

/// <summary>A command about the model of the service.</summary>
/// <param name="source">The service's own model, or <see langword="null"/> for the standard one.</param>
internal abstract class ModelCommand(ServiceModelSource? source) : IServiceCommand
{
    public abstract string Name { get; }

    public abstract string Usage { get; }

    /// <summary>Options that this command alone has, each with the name of its value.</summary>
    protected virtual IReadOnlyList<string> Options => [];

    public int Run(ServiceCommandContext context)
    {
        var arguments = CommandArguments.Parse(context.Arguments, [PriceFile.Option, MetricsFormats.Option, .. Options]);
        try
        {
            var model = StandardModel.Of(source, context.Service);
            var files = ServiceModelFiles.Render(model, context.Service, PriceFile.Find(arguments), MetricsFormats.Find(arguments));
            return Run(context, arguments, model, files);
        }
        catch (Exception problem) when (problem is RenderException or IOException or UnauthorizedAccessException)
        {
            context.Error.WriteLine(problem.Message);
            return 1;
        }
    }

    /// <summary>Runs the command.</summary>
    /// <param name="context">Where it writes.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="model">The model of the service.</param>
    /// <param name="files">The files of the model.</param>
    /// <returns>The exit code.</returns>
    protected abstract int Run(ServiceCommandContext context, CommandArguments arguments, ServiceModel model, IReadOnlyList<RenderedFile> files);
}
