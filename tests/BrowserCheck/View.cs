using Microsoft.Playwright;

namespace ActivationKernels.BrowserCheck;

/// <summary>A way in which somebody looks at the page.</summary>
/// <param name="Name">For messages and file names.</param>
/// <param name="Width">Of the window, in pixels of the page.</param>
/// <param name="Height">Of the window.</param>
/// <param name="Scheme">What the reader prefers.</param>
internal sealed record View(string Name, int Width, int Height, ColorScheme Scheme)
{
    public static View[] All { get; } =
    [
        new("desktop-light", 1280, 900, ColorScheme.Light),
        new("desktop-dark", 1280, 900, ColorScheme.Dark),
        new("phone-light", 390, 844, ColorScheme.Light),
        new("phone-dark", 390, 844, ColorScheme.Dark),
    ];
}
