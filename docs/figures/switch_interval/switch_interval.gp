# switch_interval: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
0.0001 0.000439131333 0.000327064919 0.000551197747
0.0002 0.000526959 0.000399200662 0.000654717338
0.0005 0.000813008667 0.000734869772 0.000891147562
0.001 0.00130794533 0.00119321037 0.0014226803
0.002 0.00222099067 0.00220983374 0.00223214759
0.005 0.005245764 0.00519137647 0.00530015153
0.01 0.010291732 0.0102902367 0.0102932273
0.02 0.02034204 0.0203143729 0.0203697071
0.05 0.0503417227 0.0502618109 0.0504216344
EOD
$p1s2 << EOD
0.0001 0.00186453767 0.00166778081 0.00206129452
0.0002 0.00196320967 0.00166721611 0.00225920322
0.0005 0.00239333833 0.00212521349 0.00266146318
0.001 0.00395581133 0.00321024487 0.0047013778
0.002 0.00296668133 0.0024992709 0.00343409176
0.005 0.02219412 0.0195261472 0.0248620928
0.01 0.020843972 0.00902145074 0.0326664933
0.02 0.061429942 0.0459126825 0.0769472015
0.05 0.078054399 0.0612189607 0.0948898373
EOD
$p1s3 << EOD
0.0001 0.006945892 0.00647619796 0.00741558604
0.0002 0.00603986233 0.00473971657 0.00734000809
0.0005 0.007626657 0.00609935766 0.00915395634
0.001 0.0112587387 0.00963142356 0.0128860538
0.002 0.017464528 0.0161437223 0.0187853337
0.005 0.038708777 0.0339074379 0.0435101161
0.01 0.0607541757 0.0459564878 0.0755518635
0.02 0.145974686 0.134787089 0.157162283
0.05 0.272889718 0.243764477 0.302014959
EOD
$p1l1 << EOD
7.79904093e-05 7.79904093e-05
0.0001 0.0001
0.0002 0.0002
0.0005 0.0005
0.001 0.001
0.002 0.002
0.005 0.005
0.01 0.01
0.02 0.02
0.05 0.05
0.0641104469 0.0641104469
EOD
$p2s1 << EOD
0.0001 0.000379652 0.000373997521 0.000385306479
0.0002 0.000480622667 0.000460728308 0.000500517025
0.0005 0.000782971333 0.000778017847 0.00078792482
0.001 0.00128991 0.00128364234 0.00129617766
0.002 0.001971686 0.00185592509 0.00208744691
0.005 0.00530237333 0.00525600463 0.00534874203
0.01 0.0103607923 0.0103150276 0.010406557
0.02 0.02059229 0.0204509372 0.0207336428
0.05 0.0507623853 0.0502976471 0.0512271235
EOD
$p2s2 << EOD
0.0001 0.000571769 0.000486798703 0.000656739297
0.0002 0.000733203667 0.000611780139 0.000854627194
0.0005 0.001186536 0.00102911569 0.00134395631
0.001 0.00193560367 0.00180721997 0.00206398737
0.002 0.00518046533 0.00378010969 0.00658082098
0.005 0.0172616167 0.0154937943 0.019029439
0.01 0.0338631007 0.0255305159 0.0421956855
0.02 0.0648583827 0.0488441505 0.0808726148
0.05 0.177646742 0.171343209 0.183950274
EOD
$p2s3 << EOD
0.0001 0.001193639 0.00100071751 0.00138656049
0.0002 0.00164152967 0.00152897464 0.00175408469
0.0005 0.003087866 0.00262504686 0.00355068514
0.001 0.00536327767 0.00459275875 0.00613379659
0.002 0.0121926293 0.0102468767 0.014138382
0.005 0.0244782207 0.0201654355 0.0287910058
0.01 0.0466409887 0.0382016636 0.0550803138
0.02 0.0905705993 0.0754371834 0.105704015
0.05 0.235172868 0.184627253 0.285718482
EOD
$p2l1 << EOD
7.79904093e-05 7.79904093e-05
0.0001 0.0001
0.0002 0.0002
0.0005 0.0005
0.001 0.001
0.002 0.002
0.005 0.005
0.01 0.01
0.02 0.02
0.05 0.05
0.0641104469 0.0641104469
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [7.79904093e-05:0.0641104469]
set logscale y
set yrange [7.25769748e-05:0.416130542]
unset label
unset arrow
set label 'The convoy: an answer waits a switch interval for the GIL' at screen 0.01750,0.95833 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'switch interval' at screen 0.49239,0.06019 center front textcolor rgb '#222222'
set label 'mean latency' at screen 0.02000,0.50463 center front textcolor rgb '#222222' rotate by 90
set lmargin at screen 0.10828
set rmargin at screen 0.42563
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01)
set ytics ('100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01, '100 ms' 0.1)
set label '1 core' at screen 0.11078,0.87963 left front textcolor rgb '#222222'
set label '1 computing' at screen 0.42637,0.68028 left front textcolor rgb '#005A8C'
set label '2 computing' at screen 0.42637,0.71963 left front textcolor rgb '#A84A00'
set label '4 computing' at screen 0.42637,0.81799 left front textcolor rgb '#00724F'
set label 'one interval' at screen 0.16031,0.21097 left front textcolor rgb '#666666'
plot $p1s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p1s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p1s3 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73', \
  $p1l1 with lines linewidth 1.2 dashtype (4,4) linecolor rgb '#666666', \
  $p1s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p1s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p1s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p1s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00', \
  $p1s3 using 1:2 with lines linewidth 2 dashtype (3,3) linecolor rgb '#009E73', \
  $p1s3 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73'
unset label
unset arrow
set lmargin at screen 0.55914
set rmargin at screen 0.87649
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01)
set ytics ('' 0.0001, '' 0.001, '' 0.01, '' 0.1)
set label '2 cores' at screen 0.56164,0.87963 left front textcolor rgb '#222222'
set label '1 computing' at screen 0.87723,0.68303 left front textcolor rgb '#005A8C'
set label '2 computing' at screen 0.87723,0.77513 left front textcolor rgb '#A84A00'
set label '4 computing' at screen 0.87723,0.81448 left front textcolor rgb '#00724F'
set label 'one interval' at screen 0.61117,0.21097 left front textcolor rgb '#666666'
plot $p2s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p2s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p2s3 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73', \
  $p2l1 with lines linewidth 1.2 dashtype (4,4) linecolor rgb '#666666', \
  $p2s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p2s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p2s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p2s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00', \
  $p2s3 using 1:2 with lines linewidth 2 dashtype (3,3) linecolor rgb '#009E73', \
  $p2s3 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73'
unset multiplot
